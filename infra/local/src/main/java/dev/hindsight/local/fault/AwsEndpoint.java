package dev.hindsight.local.fault;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.DataFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/** Where the practice AWS is that an {@code up --aws} of the same data directory runs. */
final class AwsEndpoint {

  private AwsEndpoint() {}

  static URI of(DataFiles files) {
    try {
      return URI.create(Files.readString(files.awsEndpoint()).strip());
    } catch (IOException e) {
      throw new CannotRun(
          "no practice AWS runs with the data in %s: start ./hindsight up --aws, or name its directory with --data DIR"
              .formatted(files.root()),
          e);
    }
  }
}
