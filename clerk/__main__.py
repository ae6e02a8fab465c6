"""Let `python -m clerk` do what the `clerk` command does; the bundle starts here too."""

from clerk.cli import main

if __name__ == "__main__":
    main()
