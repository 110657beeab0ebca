"""The sign in the header; the words beside it are text, so that they have the font of the page."""

SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36" width="36" height="36">'
    '<rect width="36" height="36" rx="6" fill="#0B4A7D"/>'
    '<polyline points="7,24 14,16 20,21 29,10" fill="none" stroke="#FFFFFF" stroke-width="3.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
    '<circle cx="29" cy="10" r="3.4" fill="#F2A65A"/></svg>'
)


def region_style(region: str) -> str:
    """The name of the region for the style sheet; no character of it can end the text early."""
    name = "".join(
        letter if letter.isalnum() or letter in " ()-" else f"\\{ord(letter):06x}"
        for letter in region
    )
    return f'<style>:root {{ --mon-regio: "{name}" }}</style>'
