"""The few functions about text that every room shares. Plain Python; imports nothing of ours."""
