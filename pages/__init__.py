"""The pages of the monitor, one package each with ``render()``.

Streamlit and plotly live here and nowhere else. No other .py file lies directly in this folder:
see app.py.
"""
