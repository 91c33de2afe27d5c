"""What is handed out: an sdist and a wheel, built, looked into, installed and tried."""
