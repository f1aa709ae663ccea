import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { unguarded } from '../input/guarded.ts';

const text = Flags.custom<string>({ parse: async (input) => unguarded(input) });

export default class Run extends Command {
  static override readonly summary = 'Run a simulation (the default command).';
  static override readonly description =
    'Runs an architecture, a scenario from a JSON file, or a model of your own from a module. The same seed makes the same run, to the last event.';
  static override readonly examples = [
    'spigo -d 10 -p 100 --seed 42',
    'spigo -a fsm -d 2 -j -p 10',
    'spigo -a netflixoss -p 200 -w 2',
    'spigo -a ./my_arch.json',
    'spigo --html run.html --open',
    'spigo run scenario.json --seed 7 --json',
    'spigo run ./mine.ts --set members=9 -d 10m',
  ];
  static override readonly args = {
    file: Args.string({
      description: 'scenario (.json), or module of a model (.ts, .js, .mjs)',
    }),
  };
  static override readonly flags = {
    arch: text({
      char: 'a',
      helpValue: 'NAME',
      description: 'model, or file of an architecture; see spigo models [default: fsm]',
    }),
    duration: text({
      char: 'd',
      helpValue: 'TIME',
      description: 'virtual time to run: 90s, 10m, 30d; a number alone counts seconds',
    }),
    population: text({ char: 'p', helpValue: 'COUNT', description: 'population or scale' }),
    regions: text({ char: 'w', helpValue: 'COUNT', description: 'regions to deploy in' }),
    graphml: Flags.boolean({ char: 'g', description: 'write the graph to ARCH.graphml' }),
    graphjson: Flags.boolean({ char: 'j', description: 'write the graph to ARCH.json' }),
    collapse: Flags.boolean({
      char: 'f',
      description: 'in graph files and the page, a node a service instead of its instances',
    }),
    html: text({
      helpValue: 'FILE',
      description: 'write a page that shows the graph as it formed, for any browser',
    }),
    open: Flags.boolean({
      description: 'open the page in the browser; without --html it is ARCH.html',
    }),
    messages: Flags.boolean({ char: 'm', description: 'print every message' }),
    reload: Flags.boolean({ char: 'r', description: 'start from the graph in ARCH.json' }),
    seed: text({
      helpValue: 'TEXT',
      description: 'seed; one is drawn and printed if left out',
    }),
    set: text({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'OPTION=VALUE',
      description: 'set any option of the model; see spigo models',
    }),
    ties: text({
      options: ['fifo', 'shuffled'],
      description: 'order of events at one instant [default: fifo]',
    }),
    strict: Flags.boolean({
      allowNo: true,
      description:
        'freeze what is sent, so that a sender that changes it fails [default: as the model says]',
    }),
    until: text({ helpValue: 'TIME', description: 'stop the run before this instant' }),
    events: text({
      helpValue: 'COUNT',
      description: 'stop the run after this many events',
    }),
    pending: text({
      helpValue: 'COUNT',
      description: 'stop the run at this many pending events',
    }),
    export: text({ helpValue: 'NAME', description: "which of the module's models to run" }),
    json: Flags.boolean({
      description: 'print the result as one JSON object, messages to standard error',
    }),
    trace: text({ helpValue: 'FILE', description: 'write every event as a line of JSON' }),
    spans: text({
      helpValue: 'FILE',
      description: 'write the spans of all requests as lines of OTLP JSON',
    }),
    metrics: text({
      helpValue: 'FILE',
      description: 'write response times, errors and loads of the services as JSON, or *.csv',
    }),
    cpuprofile: text({
      helpValue: 'FILE',
      description: 'write a CPU profile for browser developer tools',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Run);
    const { withModelConsole } = await import('../session/model-console.ts');
    const { runCommand } = await import('../run-command.ts');
    process.exitCode = await withModelConsole(() => runCommand(args.file, flags));
  }
}
