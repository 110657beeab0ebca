"""The address that Back or Forward brings back, whole.

Streamlit takes out of such an address all that the page before has a select box for, and then
shows the first option: the first municipality instead of the one in the address. In the monitor the
pages share their select boxes, so what was taken out is put back. Streamlit has no public way to
let a select box read it; tests/e2e/test_adres.py tells when this way is no longer there.
"""

from urllib.parse import parse_qs

from streamlit.runtime.scriptrunner import get_script_run_ctx


def restore() -> None:
    """Put back what is gone of the address, before any select box; only after Back or Forward."""
    run = get_script_run_ctx()
    if run is None or not run.is_history_navigation:
        return
    asked = parse_qs(run.query_string)
    with run.session_state.query_params() as choices:
        gone = {name: values for name, values in asked.items() if name not in choices}
        if gone:
            choices.update(gone)
            choices.set_initial_query_params_from_current()
