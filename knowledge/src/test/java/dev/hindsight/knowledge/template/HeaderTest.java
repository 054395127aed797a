package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Oct 11 22:14:15 web-3 nginx[812]: ",
        "Oct  1 02:14:15 mail postfix/smtpd[1]: ",
        "2026-03-01T03:04:05.678Z ERROR ",
        "2026-03-01T03:04:05.678+01:00 WARN [http-8080-3] shop.OrderController: ",
        "2026-03-01 03:04:05,678 INFO [main] shop.orders.Loader: ",
        "2026-03-01 03:04:05.678  INFO 4711 --- [           main] s.o.OrderService  : ",
        "2026-03-01 03:04:05,678 - shop.orders - INFO - ",
        "26/03/01 03:04:05 INFO scheduler.TaskSet: ",
        "03-01 03:04:05.678  170  239 D OrderManager: ",
        "I0301 03:04:05.678901       1 controller.go:34] ",
        "2026-03-01T03:04:05.678901234Z stderr F ",
        "2026/03/01 03:04:05 [error] 31#31: ",
        "[Sun Mar 01 03:04:05 2026] [notice] ",
        "2026-03-01 03:04:05 UTC [123]: LOG:  ",
        "- 1772334245 2026.03.01 n17 Mar 1 03:04:05 n17/n17 ntpd[99]: ",
        "20260301-03:04:05:678|OrderStep|30002312|",
        "2026-03-01 03:04:05, Info                  ORD    ",
        "ERROR: ",
        "[WARN] ",
        ""
      })
  void theMessageBeginsBehindWhatStandsBeforeIt(String header) {
    String line = header + "could not load order 12 of Erin";
    assertThat(line.substring(Header.end(line))).isEqualTo("could not load order 12 of Erin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Container checkout was killed 12 times",
        "pam_unix(sshd:auth): check pass; user unknown",
        "retrying in 5s - Error: connection refused",
        "time=\"2026-03-01T03:04:05Z\" level=info msg=\"listening\"",
        "{\"level\":\"info\",\"msg\":\"listening\"}",
        "2026-03-01T03:04:05Z",
        "    at dev.hindsight.Main.main(Main.java:12)"
      })
  void aMessageWithoutHeaderStaysWhole(String line) {
    assertThat(Header.end(line)).isZero();
  }
}
