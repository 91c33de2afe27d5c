"""How a relationship ends: the last talk, what is settled then, and who has faded."""
