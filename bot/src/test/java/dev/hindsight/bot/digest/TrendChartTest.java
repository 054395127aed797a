package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The picture is one, its bars are as high as the numbers say, and its words say them. */
class TrendChartTest {

  private static final int NOW = 0xFF1264A3;

  @Test
  void theBarOfTheWeekIsAsHighAsItsNumber() throws IOException {
    // 12 of at most 21 incidents, 42 of at most 73 alerts
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(TrendChart.png(TestFigures.full().trend())));
    long incidents = highest(image, 0, image.getWidth() / 2);
    long alerts = highest(image, image.getWidth() / 2, image.getWidth());
    assertThat(incidents).isBetween(118L, 122L);
    assertThat(alerts).isBetween(118L, 123L);
  }

  @Test
  void theGroundIsItsOwnInEveryTheme() throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(TrendChart.png(TestFigures.full().trend())));
    assertThat(image.getRGB(600, 20)).isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(0, 0) >>> 24).as("round corners").isZero();
  }

  @Test
  void theWordsSayTheNumbers() {
    assertThat(TrendChart.alt(TestFigures.full().trend()))
        .startsWith("Incidents a week, the oldest first: W40 9, W41 17,")
        .contains("W47 12. Alerts a week: W40 31,");
  }

  @Test
  void nothingIsAPictureToo() {
    assertThat(TrendChart.png(List.of())).isNotEmpty();
  }

  private static long highest(BufferedImage image, int from, int to) {
    long most = 0;
    for (int x = from; x < to; x++) {
      long tall = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        tall += image.getRGB(x, y) == NOW ? 1 : 0;
      }
      most = Math.max(most, tall);
    }
    return most;
  }
}
