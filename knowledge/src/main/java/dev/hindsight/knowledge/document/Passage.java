package dev.hindsight.knowledge.document;

import java.util.List;

/** A piece of a document, with the headings above it; the first is the title. */
record Passage(List<String> headingPath, String body) {

  Passage {
    headingPath = List.copyOf(headingPath);
  }
}
