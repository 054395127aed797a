package dev.hindsight.knowledge.document;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF with how large and how bold they are. */
final class PdfLines extends PDFTextStripper {

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int bold;
  private int letters;
  private float size;

  private PdfLines() {
    setSortByPosition(true);
  }

  /**
   * One line.
   *
   * @param page counts from 1
   * @param size of most of its letters, in points
   * @param bold whether all of it is
   */
  record Line(int page, String text, float size, boolean bold) {}

  static List<Line> of(PDDocument document) throws IOException {
    PdfLines lines = new PdfLines();
    lines.writeText(document, new StringWriter());
    lines.end();
    return lines.lines;
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    text.append(word);
    for (TextPosition position : positions) {
      letters++;
      size = Math.max(size, position.getFontSizeInPt());
      String font = String.valueOf(position.getFont().getName()).toLowerCase(Locale.ROOT);
      bold += font.contains("bold") || font.contains("black") || font.contains("heavy") ? 1 : 0;
    }
  }

  @Override
  protected void writeWordSeparator() {
    text.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    end();
  }

  @Override
  protected void writeParagraphEnd() {
    end();
    lines.add(new Line(getCurrentPageNo(), "", 0, false));
  }

  private void end() {
    String line = text.toString().strip();
    if (!line.isEmpty()) {
      lines.add(new Line(getCurrentPageNo(), line, size, bold == letters));
    }
    text.setLength(0);
    bold = 0;
    letters = 0;
    size = 0;
  }
}
