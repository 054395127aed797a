package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Target;
import dev.hindsight.bench.aws.run.MotoServer.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Functions of a region. */
record FunctionStock(Stock stock) {

  /** With 3 calls at once reserved. */
  Target function(String name) {
    stock.once(
        "role",
        _ ->
            stock.form(
                Form.IAM,
                "CreateRole",
                Map.of(
                    "RoleName",
                    "lambda-" + stock.region(),
                    "AssumeRolePolicyDocument",
                    "{\"Statement\":[]}")));
    stock.rest(
        "POST",
        "/2015-03-31/functions",
        """
        {"FunctionName":"%s","Runtime":"python3.11","Role":"arn:aws:iam::%s:role/lambda-%s",
         "Handler":"f.run","Publish":true,"Code":{"ZipFile":"%s"}}\
        """
            .formatted(name, Stock.ACCOUNT, stock.region(), code("1")));
    stock.rest(
        "PUT",
        "/2017-10-31/functions/%s/concurrency".formatted(name),
        "{\"ReservedConcurrentExecutions\":3}");
    return stock.target(AwsKind.FUNCTION, "", name);
  }

  /** Of a function that was made before, at the second of its two versions. */
  Target alias(String function, String name) {
    stock.rest(
        "PUT",
        "/2015-03-31/functions/%s/code".formatted(function),
        "{\"ZipFile\":\"%s\",\"Publish\":true}".formatted(code("2")));
    stock.rest(
        "POST",
        "/2015-03-31/functions/%s/aliases".formatted(function),
        "{\"Name\":\"%s\",\"FunctionVersion\":\"2\"}".formatted(name));
    return stock.target(AwsKind.FUNCTION_ALIAS, function, name);
  }

  private static String code(String version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("f.py"));
      zip.write(
          "def run(event, context): return %s".formatted(version).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
