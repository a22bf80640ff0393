"""Fields tie label, help and error to their control."""

from components.fields import check, error_summary, field, select, text_area


def test_a_label_belongs_to_its_field() -> None:
    markup = str(field("E-mail", "email", type="email", autocomplete="username"))
    assert '<label class="pm-label" for="f-email">E-mail</label>' in markup
    assert 'id="f-email"' in markup
    assert 'autocomplete="username"' in markup


def test_an_error_takes_the_place_of_the_help_and_is_tied_to_the_field() -> None:
    markup = str(field("E-mail", "email", help="Yours.", error="Add the part after the dot."))
    assert "Yours." not in markup
    assert 'aria-invalid="true"' in markup
    assert 'aria-describedby="f-email-note"' in markup
    assert 'class="error" id="f-email-note"' in markup


def test_a_password_is_never_sent_back() -> None:
    assert "secret" not in str(field("Password", "p", type="password", value="secret"))


def test_a_text_that_starts_with_an_empty_line_keeps_it() -> None:
    assert ">\n\nHello</textarea>" in str(text_area("Page", "page", value="\nHello"))


def test_what_was_chosen_stays_chosen() -> None:
    options = [("en", "English"), ("fr", "Français")]
    assert '<option value="fr" selected>' in str(select("Language", "l", options, value="fr"))
    assert " checked" in str(check("Keep me logged in", "keep", checked=True))


def test_the_summary_leads_to_the_fields() -> None:
    assert error_summary([]) is None
    assert 'href="#f-email"' in str(error_summary([("email", "Add an e-mail address.")]))
