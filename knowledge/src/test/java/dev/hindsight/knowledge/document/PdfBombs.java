package dev.hindsight.knowledge.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Small PDFs that are more work than any reader should do, written object by object. */
final class PdfBombs {

  private final List<byte[]> objects = new ArrayList<>();

  private PdfBombs() {
    object("<< /Type /Catalog /Pages 2 0 R >>");
  }

  /** One page's content, packed, that unpacks to so many bytes. */
  static byte[] large(String repeated, long bytes) {
    PdfBombs pdf = new PdfBombs().onePage("<< >>");
    return pdf.stream("/Filter /FlateDecode", packed(repeated, bytes)).written();
  }

  /** The objects of the document itself in one packed stream that unpacks to so many bytes. */
  static byte[] largeObjects(long bytes) {
    PdfBombs pdf = new PdfBombs().onePage("<< /Font 5 0 R >>").stream("", new byte[0]);
    String about = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
    return pdf.stream(about, packed("5 0 ", bytes)).written();
  }

  /** So many pages, which are one and the same. */
  static byte[] pages(int many, int said) {
    PdfBombs pdf = new PdfBombs();
    pdf.object("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(said, "3 0 R ".repeat(many)));
    pdf.page("<< >>");
    return pdf.stream("", "q Q".getBytes(StandardCharsets.US_ASCII)).written();
  }

  /** A page tree that is its own child. */
  static byte[] cycle() {
    PdfBombs pdf = new PdfBombs();
    pdf.object("<< /Type /Pages /Count 5 /Kids [3 0 R 2 0 R] >>");
    return pdf.page("<< >>").stream("", new byte[0]).written();
  }

  /** Forms that each draw the next one twice, so many deep. */
  static byte[] doubling(int deep) {
    return forms(deep, next -> "/F %1$d 0 R".formatted(next), "/F Do /F Do");
  }

  /** A form that draws itself. */
  static byte[] itself() {
    return forms(1, next -> "/F 5 0 R", "/F Do /F Do");
  }

  /** Brackets in brackets. */
  static byte[] brackets(int deep) {
    PdfBombs pdf = new PdfBombs().onePage("<< /X " + "[".repeat(deep) + " >>");
    return pdf.stream("", new byte[0]).written();
  }

  private static byte[] forms(int deep, IntFunction<String> resource, String content) {
    PdfBombs pdf = new PdfBombs().onePage("<< /XObject << /F 5 0 R >> >>");
    pdf.stream("", content.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < deep; i++) {
      String about =
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %s >> >>"
              .formatted(resource.apply(6 + i));
      pdf.stream(about, content.getBytes(StandardCharsets.US_ASCII));
    }
    return pdf.written();
  }

  private PdfBombs onePage(String resources) {
    return object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>").page(resources);
  }

  private PdfBombs page(String resources) {
    return object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources %s >>"
            .formatted(resources));
  }

  private PdfBombs object(String text) {
    objects.add(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private PdfBombs stream(String about, byte[] content) {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(
        "<< %s /Length %d >>\nstream\n"
            .formatted(about, content.length)
            .getBytes(StandardCharsets.US_ASCII));
    object.writeBytes(content);
    object.writeBytes("\nendstream".getBytes(StandardCharsets.US_ASCII));
    objects.add(object.toByteArray());
    return this;
  }

  private static byte[] packed(String repeated, long bytes) {
    byte[] block = repeated.repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION), 1 << 16)) {
      for (long written = 0; written < bytes; written += block.length) {
        out.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private byte[] written() {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(pdf.size()));
      pdf.writeBytes("%d 0 obj\n".formatted(i + 1).getBytes(StandardCharsets.US_ASCII));
      pdf.writeBytes(objects.get(i));
      pdf.writeBytes("\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    String end =
        "xref\n0 %1$d\n%2$strailer\n<< /Size %1$d /Root 1 0 R >>\nstartxref\n%3$d\n%%%%EOF\n"
            .formatted(objects.size() + 1, table, pdf.size());
    pdf.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }
}
