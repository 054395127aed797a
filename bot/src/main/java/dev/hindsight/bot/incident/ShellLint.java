package dev.hindsight.bot.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks bash whether a script parses, and shellcheck, where it is installed, what it thinks. */
@Component
class ShellLint implements ScriptLint {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int OUTPUT = 64_000;
  private static final int FOUND = 5;
  private static final Pattern REMARK = Pattern.compile("(?m)^-:(\\d+):.*\\[(SC\\d+)]$");

  /** How a program ended. */
  private record Ran(int code, String output) {}

  /** The first reads and runs nothing; the second opens no other file. */
  @Override
  public Verdict check(String script) {
    Optional<Ran> bash = run(script, "bash", "--noprofile", "--norc", "-n");
    if (bash.isEmpty()) {
      return new Verdict(false, "There is no bash here that could check it.");
    }
    if (bash.get().code() != 0) {
      return new Verdict(false, "bash -n says that it does not parse.");
    }
    String remarks =
        run(script, "shellcheck", "--norc", "--shell=bash", "--format=gcc", "-")
            .map(ShellLint::remarks)
            .orElse("shellcheck is not installed here");
    return new Verdict(true, "Checked: bash -n says that it parses; %s.".formatted(remarks));
  }

  /** By number alone: a remark quotes what it is about. */
  private static String remarks(Ran ran) {
    List<String> found =
        REMARK
            .matcher(ran.output())
            .results()
            .map(m -> "%s in line %s".formatted(m.group(2), m.group(1)))
            .toList();
    if (found.isEmpty()) {
      return ran.code() == 0 ? "shellcheck found nothing" : "shellcheck could not read it";
    }
    String more = found.size() > FOUND ? " and %d more".formatted(found.size() - FOUND) : "";
    return "shellcheck found "
        + found.stream().limit(FOUND).collect(Collectors.joining(", "))
        + more;
  }

  /** Empty where there is no such program, or it takes too long. */
  private static Optional<Ran> run(String script, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // BASH_ENV and the like would be read, and nothing of ours is anybody's business there
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(script.getBytes(UTF_8));
      } catch (IOException _) {
        // it ended without reading all; how, says its code
      }
      try {
        return process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
            ? Optional.of(
                new Ran(
                    process.exitValue(),
                    new String(process.getInputStream().readNBytes(OUTPUT), UTF_8)))
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
