package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pod checkout-7d9f8b6c5d-x2x4z died | pod checkout-<pod> died",
        "at 2026-03-10T03:00:00.123Z took 12ms | at <time> took <quantity>",
        "dial tcp 10.1.2.3:5432 refused | dial tcp <address> refused",
        "id 123e4567-e89b-12d3-a456-426614174000 | id <id>",
        "memory limit 256Mi, restarts 14 | memory limit <quantity>, restarts <n>",
        "commit 9f2c1ab77 at 0xdeadbeef | commit <hash> at <hex>",
        "terminated Error exit 137 after 14 tries | terminated error exit 137 after <n> tries",
        "statuscode: 503 from 4 pods | statuscode: 503 from <n> pods"
      })
  void keepsWhatStaysTheSame(String line, String token) {
    assertThat(EvidenceTokens.mask(line)).isEqualTo(token);
  }
}
