package dev.hindsight.bot.slack.block;

import java.util.Set;

/** Slack's rules for rich text and for the cells of a table. */
final class RichRules {

  private static final int MANY = 1_000;
  private static final Set<String> STYLES = Set.of("bullet", "ordered");

  private RichRules() {}

  static void rich(Spot rich) {
    rich.each("elements", 1, MANY, RichRules::part);
  }

  private static void part(Spot part) {
    switch (part.type()) {
      case "rich_text_section", "rich_text_preformatted", "rich_text_quote" -> pieces(part);
      case "rich_text_list" -> {
        part.oneOf("style", STYLES);
        part.each("elements", 1, MANY, RichRules::pieces);
      }
      case String other -> part.at("type").wrong("is no part of rich text: " + other);
    }
  }

  private static void pieces(Spot line) {
    line.each("elements", 1, MANY, RichRules::piece);
  }

  private static void piece(Spot piece) {
    switch (piece.type()) {
      case "text" -> {
        // a blank is a text here, nothing is not
        if (piece.string("text").isEmpty()) {
          piece.at("text").wrong("is missing or empty");
        }
      }
      case "link" -> piece.needs("url", ElementRules.URL);
      case "date" -> {
        piece.needs("format", Limits.ID);
        // whoever reads the words instead must know the zone
        if (!piece.string("fallback").matches(".* (UTC|GMT|[A-Z]{2,5}|[+-]\\d\\d:?\\d\\d)")) {
          piece.at("fallback").wrong("does not name its zone");
        }
      }
      case String other -> piece.at("type").wrong("is no piece of rich text: " + other);
    }
  }

  static void cells(Spot row) {
    int size = row.node().size();
    if (!row.node().isArray() || size < 1 || size > Limits.COLUMNS) {
      row.wrong("has %d cells, takes 1 to %d".formatted(size, Limits.COLUMNS));
    }
    for (int i = 0; i < size; i++) {
      cell(new Spot(row.node().path(i), row.pointer() + "/" + i, row.problems()));
    }
  }

  private static void cell(Spot cell) {
    switch (cell.type()) {
      case "raw_text" -> cell.needs("text", Limits.SECTION);
      case "rich_text" -> rich(cell);
      case String other -> cell.at("type").wrong("is no cell: " + other);
    }
  }
}
