"""Long texts in Markdown as paragraphs, lists and tables: plain data, without any format."""

from reportgen.longtext.blocks import Block, LongText, Paragraph, Run, Table, plain

__all__ = ["Block", "LongText", "Paragraph", "Run", "Table", "plain"]
