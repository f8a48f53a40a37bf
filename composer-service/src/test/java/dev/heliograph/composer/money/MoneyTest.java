package dev.heliograph.composer.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200000    | usd | $2,000.00
          5         | usd | $0.05
          0         | usd | $0.00
          -1250     | usd | -$12.50
          123456789 | eur | €1,234,567.89
          999       | gbp | £9.99
          2000      | cad | CA$20.00
          500       | jpy | ¥500
          1500000   | JPY | ¥1,500,000
          1000      | krw | ₩1,000
          5000      | clp | CLP 5,000
          1500      | kwd | KWD 1.500
          1234567   | bhd | BHD 1,234.567
          250000    | kes | KES 2,500.00
          50000     | huf | HUF 500.00
          500       | isk | ISK 5
          500000    | ugx | UGX 5,000
          4010      | isk | ISK 40.10
          1234      | zzz | ZZZ 12.34
          """)
  void isShownWithTheSymbolAndTheDecimalsOfItsCurrency(long minor, String currency, String shown) {
    assertThat(new Money(minor, currency).text()).isEqualTo(shown);
  }
}
