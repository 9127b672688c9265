"""The app's registration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Findings, text, the PDF."""

    name = "reports"

    def ready(self) -> None:
        """Let texts and comments of the service be saved on the path of fieldwork."""
        # Models can be imported only now.
        from judgements.choices import Subject
        from judgements.services.writers import join_writers
        from reports.services.comment_rows import CommentWriter
        from reports.services.passage_rows import PassageWriter
        from reports.services.welsh_rows import WelshWriter

        join_writers(
            {
                Subject.PASSAGE: PassageWriter(),
                Subject.WELSH: WelshWriter(),
                Subject.SERVICE_COMMENT: CommentWriter(),
            }
        )
