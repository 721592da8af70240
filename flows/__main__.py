"""`python -m flows` is `duban`."""

from flows.cli import main

if __name__ == "__main__":
    main()
