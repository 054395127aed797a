package dev.hindsight.knowledge.document;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF with how large and how bold they are. */
final class PdfLines extends PDFTextStripper {

  private static final int MOST_PAGES = 1_000;

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int bold;
  private int letters;
  private float size;
  private long characters;

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

  static List<Line> of(PDDocument document) throws IOException, Unreadable {
    PdfLines lines = new PdfLines();
    try {
      pages(document.getNumberOfPages());
      lines.writeText(document, Writer.nullWriter());
    } catch (TooMuch e) {
      throw new Unreadable(String.valueOf(e.getMessage()), e);
    }
    lines.end();
    return lines.lines;
  }

  /** How many there are is found out only by going through them. */
  @Override
  public void processPage(PDPage page) throws IOException {
    pages(getCurrentPageNo());
    super.processPage(page);
  }

  private static void pages(int number) {
    if (number > MOST_PAGES) {
      throw new TooMuch("has more than " + MOST_PAGES + " pages");
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    Bounded.check();
    super.processOperator(operator, operands);
  }

  /** Unchecked, because the library goes on after others. */
  private static final class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
      super(message);
    }
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    text.append(word);
    characters += word.length();
    if (characters > DocumentReader.MOST_TEXT) {
      throw new TooMuch("has more than " + DocumentReader.MOST_TEXT + " characters of text");
    }
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
