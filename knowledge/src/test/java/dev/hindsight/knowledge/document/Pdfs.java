package dev.hindsight.knowledge.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Small PDFs as a test needs them. */
final class Pdfs {

  private Pdfs() {}

  /** A title in large letters, a bold heading and a paragraph. */
  static byte[] of(String title, String heading, String text) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        show(content, FontName.HELVETICA, 24, 700, title);
        show(content, FontName.HELVETICA_BOLD, 12, 650, heading);
        show(content, FontName.HELVETICA, 12, 630, text);
        show(content, FontName.HELVETICA, 12, 610, "And then wait until it is done, patiently.");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void show(PDPageContentStream content, FontName font, int size, int y, String text)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(font), size);
    content.newLineAtOffset(50, y);
    content.showText(text);
    content.endText();
  }
}
