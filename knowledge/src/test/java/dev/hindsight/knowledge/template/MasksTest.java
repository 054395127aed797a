package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up since Oct 11 22:14:15 | up since <time>",
        "at 03:04:05.678 and 2026/03/01 03:04:05 +0000 | at <time> and <time>",
        "from fe80::1 to 2001:db8:0:0:0:0:0:1 | from <address> to <address>",
        "std::vector has no address | std::vector has no address",
        "image@sha256:abcdef0123456789 pulled 5m ago | image@<hash> pulled <quantity> ago",
        "set checkout-7d9f8b6c5d scaled | set checkout-<hash> scaled",
        "the well-established way | the well-established way",
        "ext4 on sda1 at 97% | ext<n> on sda<n> at <quantity>",
        "HTTP 502, status=404, exit code: 137, after 7 | HTTP 502, status=404, exit code: 137,"
            + " after <n>",
        "- | -",
        "x- | x-"
      })
  void namesWhatChanges(String text, String masked) {
    assertThat(Masks.replaced(text, Volatile::mask)).isEqualTo(masked);
  }

  @Test
  void whatIsNotReplacedStays() {
    assertThat(Masks.replaced("14 of 256Mi", kind -> kind == Volatile.NUMBER ? null : " "))
        .isEqualTo("14 of  ");
  }
}
