"""`python -m govah` is the command line."""

from govah.cli import main

if __name__ == "__main__":
    main()
