package dev.hindsight.knowledge.document;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads a PDF by its headings, which are guessed: lines of their own in larger or bolder letters;
 * where there are none, by page.
 */
final class PdfDocument {

  private static final long MOST_SCRATCH = 256L << 20;
  private static final int LONGEST_HEADING = 120;

  private PdfDocument() {}

  static Draft read(String stem, byte[] bytes) throws Unreadable {
    return read(stem, bytes, Bounded.LIMIT);
  }

  static Draft read(String stem, byte[] bytes, Duration limit) throws Unreadable {
    return Bounded.work(
        () -> parsed(stem, bytes),
        limit,
        cause ->
            cause instanceof InvalidPasswordException
                ? new Unreadable("needs a password", cause)
                : new Unreadable("is no PDF that can be read: " + cause.getMessage(), cause));
  }

  private static Draft parsed(String stem, byte[] bytes) throws IOException, Unreadable {
    MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MOST_SCRATCH / 8, MOST_SCRATCH);
    try (PDDocument document = Loader.loadPDF(new StoppableBytes(bytes), "", memory.streamCache)) {
      List<PdfLines.Line> lines = PdfLines.of(document);
      String title =
          Optional.ofNullable(document.getDocumentInformation())
              .map(PDDocumentInformation::getTitle)
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .orElseGet(() -> largest(lines).orElse(DocumentReader.titled(stem)));
      if (lines.stream().allMatch(line -> line.text().isEmpty())) {
        throw new Unreadable("has no text, perhaps only pictures of it");
      }
      return new Draft(title, Facts.NONE, sections(title, lines));
    }
  }

  /** The first line of the first page in the largest letters. */
  private static Optional<String> largest(List<PdfLines.Line> lines) {
    return lines.stream()
        .filter(line -> line.page() == 1 && !line.text().isEmpty())
        .max(Comparator.comparingDouble(PdfLines.Line::size))
        .filter(line -> line.size() > bodySize(lines) * 1.1)
        .map(PdfLines.Line::text)
        .filter(text -> text.length() <= LONGEST_HEADING);
  }

  private static List<Passage> sections(String title, List<PdfLines.Line> lines) {
    float body = bodySize(lines);
    List<Integer> sizes =
        lines.stream()
            .filter(line -> heading(line, body))
            .map(line -> Math.round(line.size()))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    Outline outline = new Outline(title);
    int page = 0;
    for (PdfLines.Line line : lines) {
      if (sizes.isEmpty() && line.page() != page) {
        page = line.page();
        outline.heading(1, "page " + page);
      }
      if (heading(line, body)) {
        outline.heading(sizes.indexOf(Math.round(line.size())) + 1, line.text());
      } else {
        outline.line(line.text());
      }
    }
    return outline.passages();
  }

  private static boolean heading(PdfLines.Line line, float body) {
    boolean stands = line.size() > body * 1.1 || (line.bold() && line.size() >= body * 0.95);
    return stands
        && line.text().length() <= LONGEST_HEADING
        && line.text().chars().anyMatch(Character::isLetter)
        && !line.text().matches(".*[.,;]");
  }

  /** The size that most letters have. */
  private static float bodySize(List<PdfLines.Line> lines) {
    Map<Float, Integer> letters =
        lines.stream()
            .collect(
                Collectors.toMap(
                    PdfLines.Line::size, line -> line.text().length(), Integer::sum, HashMap::new));
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0f);
  }
}
