"""What people decide about statements, actors and issues: sheets to decide on, checks of what comes back, and the decisions applied."""
