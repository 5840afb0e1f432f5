"""What is kept between requests, and the state of the newsroom by which it is kept."""
