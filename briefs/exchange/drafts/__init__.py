"""What `build_fixture` makes of documents."""
