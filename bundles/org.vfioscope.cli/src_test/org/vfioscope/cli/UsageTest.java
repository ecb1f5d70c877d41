package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest extends CommandLineTestBase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--nope | unknown option '--nope'; see: vfioscope --help",
                "devcies sim:gpu | unknown command 'devcies' (did you mean devices?); see: vfioscope --help",
                "dmabuf make | unknown command 'make'; see: vfioscope dmabuf --help",
                "dmabuf | missing command; see: vfioscope dmabuf --help",
                "help nix | unknown subcommand 'nix'; see: vfioscope --help",
                "devices more | 'more' names no device, as 0000:03:00.0 or sim:gpu would; see: vfioscope devices --help",
                "devices --columns name,colour | 'colour' is no column of devices, which has name,group,driver,state,device,"
                        + "provider,simulated,vendor-id,device-id,class,bars,obstacle; see: vfioscope devices --help",
                "devices --format json --columns name | --columns goes with --format text and csv alone;"
                        + " see: vfioscope devices --help",
                "dmabuf create sim:gpu --region 0 more | unexpected argument 'more'; see: vfioscope dmabuf create --help",
                "report --all sim:gpu | --all and names of devices exclude each other; see: vfioscope report --help",
                "report sim:gpu --format csv | csv is not text: name a file with --output, or one table with --table;"
                        + " see: vfioscope report --help",
                "report sim:gpu -o gpu.csv | the ending of gpu.csv says no form, as .txt, .json, .ndjson, .md, .html, .svg, .zip"
                        + " would: choose one by --format, or one table by --table; see: vfioscope report --help",
                "report nothing.json | there is no file 'nothing.json', and no device of that name; see: vfioscope report"
                        + " --help",
                "report sim:gpu --format json --table bars | --table and --columns go with --format csv alone;"
                        + " see: vfioscope report --help",
                "report sim:gpu --content bar0:x | invalid value for option '--content' (REGION[:OFF+LEN]): \"bar0:x\" is"
                        + " neither a region nor a part of one, such as config or bar0:0x0+0x1000; see: vfioscope report --help",
                "report sim:gpu --width 3 | invalid value for option '--width': '3' is not 1, 2, 4 or 8;"
                        + " see: vfioscope report --help",
                "report | missing required parameter: 'DEVICE'; see: vfioscope report --help",
                "report sim:gpu --zzz | unknown option '--zzz'; see: vfioscope report --help",
                "report sim:gpu --format xml | invalid value for option '--format': 'xml' is none of text, json, ndjson, markdown, html,"
                        + " svg, csv; see: vfioscope report --help",
                "report sim:gpu --via cdev | invalid value for option '--via': 'cdev' is neither iommufd nor group;"
                        + " see: vfioscope report --help",
                "report gpu | 'gpu' names no device, as 0000:03:00.0 or sim:gpu would (did you mean sim:gpu?);"
                        + " see: vfioscope report --help",
                "report sim:gpu nix | 'nix' names no device, as 0000:03:00.0 or sim:gpu would; see: vfioscope report --help",
                "serve sim:gpu | missing required option: '--socket=PATH'; see: vfioscope serve --help",
                "bind | missing required parameter: 'DEVICE'; see: vfioscope bind --help",
                "doctor --format xml | invalid value for option '--format': 'xml' is neither text nor json;"
                        + " see: vfioscope doctor --help",
                "dmabuf create sim:gpu | missing required option: '--region=REGION'; see: vfioscope dmabuf create --help",
                "dmabuf create sim:gpu --region -1 | invalid value for option '--region': '-1' is neither a region's index"
                        + " nor a name such as BAR0; see: vfioscope dmabuf create --help",
                "dmabuf create sim:gpu --region 0 --exec | --exec needs a command; see: vfioscope dmabuf create --help",
                "dmabuf create sim:gpu --region 0 --send s --forecast | --send excludes --forecast and --one-per-range: it"
                        + " sends one dmabuf that was made; see: vfioscope dmabuf create --help",
                "dmabuf create sim:gpu --region 0 --open-flags rw | invalid value for option '--open-flags': 'rw' is not one"
                        + " of rdonly, wronly, rdwr, with cloexec or nonblock behind a comma; see: vfioscope dmabuf create"
                        + " --help",
                "dmabuf import sim:gpu --region 0 | missing required option: '--into=DEVICE'; see: vfioscope dmabuf import"
                        + " --help",
                "dmabuf import sim:gpu --region 0 --into sim:old --forecast --hold | --forecast and --hold exclude each"
                        + " other; see: vfioscope dmabuf import --help",
                "dmabuf import sim:gpu --region 0 --into sim:old --access x | invalid value for option '--access': 'x' is"
                        + " none of r, w and rw; see: vfioscope dmabuf import --help",
                "dmabuf receive | missing required parameter: 'SOCKET'; see: vfioscope dmabuf receive --help",
                "dmabuf receive s --hold --exec ls | --hold and --exec exclude each other; see: vfioscope dmabuf receive"
                        + " --help",
                "read sim:gpu 0 | missing required parameter: 'OFFSET'; see: vfioscope read --help",
                "read sim:gpu 0 zero | invalid value for positional parameter at index 2 (OFFSET): 'zero' is no number such as"
                        + " 0x10 or 16; see: vfioscope read --help",
                "read sim:gpu 0 0x10000000000000000 | invalid value for positional parameter at index 2 (OFFSET):"
                        + " 0x10000000000000000 does not fit into 64 bits; see: vfioscope read --help",
                "read sim:gpu 0 0 --width 3 | invalid value for option '--width': '3' is not 1, 2, 4 or 8; see: vfioscope"
                        + " read --help",
                "read sim:gpu 0 0 --count 0 | --count is at least 1; see: vfioscope read --help",
                "write sim:gpu 0 0 0x100 --width 1 | 0x100 does not fit into a width of 1; see: vfioscope write --help",
                "dmabuf create sim:gpu --region 0 --hold --exec ls | --forecast, --hold and --exec exclude each other;"
                        + " see: vfioscope dmabuf create --help"
            })
    void saysInOneLineWhatIsWrong(String arguments, String error) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("vfioscope: " + error + "\n");
        assertThat(out.toString()).isEmpty();
        assertThat(simulated.devices.get("sim:gpu").log).isEmpty();
    }

    @Test
    void anEmptyCommandLineIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("vfioscope: missing command; see: vfioscope --help\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "help",
                "devices --help",
                "report -h",
                "diff --help",
                "import --help",
                "watch --help",
                "completion --help",
                "man --help",
                "help report",
                "serve --help",
                "dmabuf --help",
                "dmabuf create --help",
                "dmabuf import --help",
                "dmabuf receive --help",
                "read --help",
                "write --help",
                "dmabuf list --help",
                "doctor --help",
                "bind --help",
                "unbind --help"
            })
    void helpFitsIntoEightyColumnsAndLooksForNoDevice(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).startsWith("Usage: vfioscope").contains("Example");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(err.toString()).isEmpty();
        assertThat(loaded).hasValue(0);
    }

    /** The list shows of each description the first line alone; that of help is picocli's own. */
    @ParameterizedTest
    @ValueSource(strings = {"--help", "dmabuf --help"})
    void theListOfCommandsHasWholeSentences(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        String list = out.toString().split("Commands:\\R")[1].split("\\R\\R")[0];
        assertThat(list.replaceAll("\\R {4,}", " ").lines().filter(command -> !command.startsWith("  help ")))
                .hasSizeGreaterThan(3)
                .allSatisfy(command -> {
                    String sentence = command.strip().split(" +", 2)[1];
                    assertThat(sentence).endsWith(".").hasSizeLessThan(70);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void tellsItsVersion(String option) {
        assertThat(run(option)).isZero();
        assertThat(out.toString()).isEqualTo("vfioscope 0.1.0 (build 20260101)\n");
        assertThat(loaded).hasValue(0);
    }
}
