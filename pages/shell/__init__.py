"""The frame around the pages: what the server answers, the navigation, errors."""
