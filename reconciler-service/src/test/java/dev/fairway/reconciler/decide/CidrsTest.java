package dev.fairway.reconciler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrsTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "10.1.2.3/8, 10.0.0.0/8",
        "203.0.113.7/32, 203.0.113.7/32",
        "255.255.255.255/1, 128.0.0.0/1",
        "1.2.3.4/0, 0.0.0.0/0",
        "2001:DB8::/32, 2001:db8::/32",
        "2001:db8::1/64, 2001:db8::/64",
        "2001:db8:0:0:1:0:0:1/128, 2001:db8::1:0:0:1/128",
        "::1/0, ::/0",
        "2001:db8:0:1:2:3:4:5/128, 2001:db8:0:1:2:3:4:5/128",
        "fe80:0:1:0:0:0:0:ff/127, fe80:0:1::fe/127"
    })
    void aRangeIsWrittenInOneWay(String text, String canonical) {
        assertThat(Cidrs.canonical(" " + text + " ")).contains(canonical);
        assertThat(Cidrs.canonical(canonical)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/33",
                "256.0.0.0/8",
                "10.0.0/8",
                "all",
                "example.com/24",
                "2001:db8::",
                "2001:db8::/129",
                ":::::/64",
                "1::2::3/64",
                "2001:db8::12345/64",
                "fe80::1%eth0/64",
                "::ffff:10.0.0.1/128"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThat(Cidrs.canonical(text)).isEmpty();
    }
}
