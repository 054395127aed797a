package dev.hindsight.bench.chaos.world;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file system of a few megabytes that holds the tables of plans, and can be filled up. */
public final class TinyDisk implements AutoCloseable {

  private static final byte[] BLOCK = new byte[4096];
  private final Path place;

  private TinyDisk(Path place) {
    this.place = place;
  }

  /**
   * Mounts it.
   *
   * @throws CannotMount where this user may not
   */
  public static TinyDisk mount(Path place, int megabytes) throws IOException {
    Files.createDirectories(place);
    run("mount", "-t", "tmpfs", "-o", "size=%dm,mode=777".formatted(megabytes), "tmpfs", place);
    Files.createDirectory(place.resolve("tables"));
    return new TinyDisk(place);
  }

  private static void run(Object... line) throws IOException {
    ProcessBuilder command = new ProcessBuilder();
    for (Object word : line) {
      command.command().add(word.toString());
    }
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new CannotMount(String.join(" ", command.command()) + ": " + said.strip());
    }
  }

  /** The product's tables that grow while a run goes on move there. */
  public void holds(JdbcClient jdbc) throws IOException {
    run("chmod", "-R", "777", place);
    run("chown", "--reference", owner(jdbc), place.resolve("tables"));
    run("chmod", "700", place.resolve("tables"));
    jdbc.sql("create tablespace tiny location '" + place.resolve("tables") + "'").update();
    move(jdbc, "tiny");
  }

  private static String owner(JdbcClient jdbc) {
    return jdbc.sql("show data_directory").query(String.class).single();
  }

  /** Back to where they were. */
  public void leaves(JdbcClient jdbc) {
    move(jdbc, "pg_default");
    jdbc.sql("drop tablespace tiny").update();
  }

  private static void move(JdbcClient jdbc, String tablespace) {
    for (String table :
        new String[] {"plan_journal", "plan_progress", "audit_entries", "audit_chain"}) {
      jdbc.sql("alter table actions." + table + " set tablespace " + tablespace).update();
    }
  }

  /** Not one byte is left. */
  public void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(place.resolve("rubbish"))) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space")) {
        throw e;
      }
    }
  }

  /** Somebody made room. */
  public void free() throws IOException {
    Files.delete(place.resolve("rubbish"));
  }

  /** Whether the database can keep no more there. */
  public boolean refuses(JdbcClient jdbc) {
    try {
      jdbc.sql(
              "create temporary table full_up tablespace tiny as"
                  + " select repeat(md5(n::text), 50) from generate_series(1, 100) n")
          .update();
      return false;
    } catch (DataAccessException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", place);
  }

  /** This user may not mount anything here. */
  public static final class CannotMount extends IOException {

    private static final long serialVersionUID = 1L;

    CannotMount(String message) {
      super(message);
    }
  }
}
