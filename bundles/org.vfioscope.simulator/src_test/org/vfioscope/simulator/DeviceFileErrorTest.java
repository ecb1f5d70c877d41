package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.access.DeviceException;

/** Whatever is wrong with a device file is told with the file, the property and what is wrong with it. */
class DeviceFileErrorTest {

    private static final String BAR0 = "{\"index\": 0, \"size\": \"0x4000\", \"mmap\": true}";
    private static final String IO = "{\"index\": 4, \"size\": \"0x20\"}";

    @Test
    void theUnspoiltFileWorks() throws Exception {
        SimulatorProvider provider =
                new SimulatorProvider(DeviceFiles.directory("spoilt", DeviceFiles.valid()), Requests.table());
        assertThat(provider.describe("sim:spoilt").pci().orElseThrow().ids()).isEqualTo("1234:5678");
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                of("\"driver\"", "\"drvier\"", "spoilt.json: drvier: there is no such property"),
                of("\"regions\": [", "", "line 25: not JSON: Unexpected character"),
                of("\"via\": \"group 3, type1\",", "", "via: is missing"),
                of("\"regions\": [", "\"regions\": [null, ", "regions[0]: is missing"),
                of("\"resettable\": false,", "\"resettable\": false, \"resettable\": true,", "resettable"),
                of("\"about\"", "about", "not JSON"),
                of("\"resettable\": false", "\"resettable\": \"no\"", "resettable"),
                of("\"configSize\": 256", "\"configSize\": 300", "configSize: is 300"),
                of("\"pageSize\": 4096", "\"pageSize\": 5000", "kernel.pageSize: 0x1388"),
                of("\"pageSize\": 4096", "\"pageSize\": 40.96", "kernel.pageSize"),
                of("\"11\": [\"GET\"]", "\"70000\": [\"GET\"]", "kernel.features.70000"),
                of("\"11\": [\"GET\"]", "\"11\": [\"PUT\"]", "kernel.features.11[0]"),
                of("\"iommuGroup\": 3", "\"iommuGroup\": \"0x80000000\"", "iommuGroup"),
                of("\"0x4000\"", "\"0x4000Z\"", "regions[0].size"),
                of("\"0x4000\"", "\"0x10000000000000000\"", "regions[0].size"),
                of("\"0x4000\"", "\"-1\"", "regions[0].size"),
                of("\"0x4000\"", "\"0x3000\"", "regions[0].size: 0x3000 is no power of two"),
                of("\"0x4000\"", "0", "regions[0].size"),
                of("\"0x4000\"", "\"0x100000\"", "regions[0]: its address 0xf0004000"),
                of("\"index\": 0", "\"index\": 7", "regions[0].index: 7"),
                of("\"index\": 0", "\"index\": 1", "regions[0]: the config space gives no address"),
                of(IO, BAR0, "regions[1].index: region 0 is there twice"),
                of(IO, "{\"index\": 4, \"size\": \"0x20\", \"mmap\": true}", "regions[1].mmap: only memory"),
                of(IO, "{\"index\": 8, \"size\": \"0x20\"}", "regions[1].size: is 0x20, but that of a VGA region"),
                of(IO, "{\"index\": 4, \"size\": \"0x20\", \"sparse\": []}", "regions[1].sparse: needs"),
                of(IO, "{\"index\": 4, \"size\": \"0x20\", \"address\": 4096}", "regions[1].address: needs"),
                sparse(
                        "{\"offset\": 0, \"size\": \"0x800\"}",
                        "regions[0].sparse[0]: offset and size are to be multiples"),
                sparse("{\"offset\": \"0x3000\", \"size\": \"0x2000\"}", "regions[0].sparse[0]: reaches past"),
                sparse(
                        "{\"offset\": \"0xfffffffffffff000\", \"size\": \"0x1000\"}",
                        "regions[0].sparse[0]: reaches past"),
                sparse("{\"offset\": 4096}", "regions[0].sparse[0].size: is missing"),
                sparse(
                        "{\"offset\": 4096, \"size\": 8192}, {\"offset\": 0, \"size\": 8192}",
                        "regions[0].sparse: areas [0x0 - 0x1fff] and [0x1000 - 0x2fff] overlap"),
                of("\"mmap\": true", "\"content\": [\"3fff: 00 00\"]", "regions[0].content[0]: reaches past"),
                of("\"mmap\": true", "\"content\": [\"0: 00 00\", \"1: 00\"]", "regions[0].content[1]: gives bytes"),
                of("\"mmap\": true", "\"content\": [\"0: 000\"]", "regions[0].content[0]: \"0: 000\" is not"),
                of("00: 34 12", "00: ff ff", "config: 0xffff at 0x00 is no vendor id"),
                of("ff 00 00 00 00", "ff 00 00 01 00", "config: header type 0x1"),
                of(IO, "{\"index\": 6, \"size\": 2048}", "regions[1]: the config space gives no address"),
                of("20: 01 c0 00 00 00 00", "20: 01 c0 00 00 01 00", "config: BAR 5 is set"),
                of("30: 00 00 00 00", "30: 00 00 00 f0", "config: the ROM register"),
                of("40: 01 50", "40: 01 40", "config: the capability list loops back to 0x40"),
                of("40: 01 50", "40: 01 20", "config: capability at 0x20 lies in the header"),
                of("40: 01 50", "40: 01 60", "config: no capability at 0x60"),
                of("11 00 07 00 00 20", "11 00 07 00 04 20", "config: the MSI-X table is in BAR 4"),
                of("11 00 07 00 00 20", "11 00 ff 07 00 20", "config: the MSI-X table ends at 0xa000"),
                of("11 00 07 00 00 20", "11 00 07 00 07 20", "config space: the MSI-X table is in BAR 7"),
                of("50: 11", "f00: 11", "config[5]: reaches past the end 0x100"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void isTold(String original, String spoilt, String told) throws Exception {
        String valid = DeviceFiles.valid();
        assertThat(valid).contains(original);
        SimulatorProvider provider = new SimulatorProvider(
                DeviceFiles.directory("spoilt", valid.replace(original, spoilt)), Requests.table());
        assertThatThrownBy(() -> provider.describe("sim:spoilt"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("spoilt.json: ")
                .hasMessageContaining(told);
    }

    private static Arguments sparse(String areas, String told) {
        return of("\"mmap\": true", "\"mmap\": true, \"sparse\": [" + areas + "]", told);
    }

    private static Arguments of(String original, String spoilt, String told) {
        return Arguments.of(original, spoilt, told);
    }
}
