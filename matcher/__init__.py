"""What a posting asks, what a resume offers, and how they meet."""
