package dev.hindsight.bench.prompts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what stands in a row only until it is done, so that it can be looked at afterwards. */
final class PassingRows {

  private static final Pattern BYTES = Pattern.compile("\\\\x((?:[0-9a-f]{2}){8,})");

  private PassingRows() {}

  /** From now on each state of the rows of these tables is a row of {@code bench.passed}. */
  static void keep(JdbcClient jdbc) {
    jdbc.sql(
            """
            create schema bench;
            create table bench.passed (was text);
            create function bench.keep() returns trigger language plpgsql as
              $$ begin insert into bench.passed values (new::text); return new; end $$;
            create trigger keep after insert or update on actions.scheduled_tasks
              for each row execute function bench.keep();
            create trigger keep after insert or update on bot.slack_interactions
              for each row execute function bench.keep();
            """)
        .update();
  }

  /** A row's text with its bytes as the words in them. */
  static String readable(String row) {
    return BYTES
        .matcher(row)
        .replaceAll(
            bytes ->
                Matcher.quoteReplacement(
                    new String(HexFormat.of().parseHex(bytes.group(1)), ISO_8859_1)));
  }
}
