package dev.hindsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The most memory that a process had resident, as Linux keeps it (VmHWM). */
public final class PeakMemory {

  private static final long KIB_PER_MIB = 1024;

  private PeakMemory() {}

  /** In MiB; throws IOException when there is no such process. */
  public static long ofProcess(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst()
          .orElseThrow(() -> new IOException("process " + pid + " has ended"));
    }
  }
}
