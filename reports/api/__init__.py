"""The addresses at which the editor's script asks for previews and tells where somebody writes."""

from reports.api.editor import passage_preview, writing_presence

__all__ = ["passage_preview", "writing_presence"]
