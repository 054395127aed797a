package dev.hindsight.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The tallies of the batches so far, one line of JSON each, so that a run can go on. */
record TallyFile(Path file) {

  List<Tally> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(line -> JsonMapper.shared().readValue(line, Tally.class))
        .toList();
  }

  void add(Tally tally) throws IOException {
    String line = JsonMapper.shared().writeValueAsString(tally) + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
