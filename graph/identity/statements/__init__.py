"""What is the same: reports merged into statements, quotations and copies recognised, answers linked to what they answer."""
