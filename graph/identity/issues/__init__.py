"""What it is about: contents matched with a scheme, grouped, labelled, and the position taken on them."""
