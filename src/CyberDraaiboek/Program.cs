using System.Runtime.InteropServices;
using CyberDraaiboek;
using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Frame;

var shell = new Shell(
    Console.In, Console.Out, Console.Error, Directory.GetCurrentDirectory(), AppContext.BaseDirectory, Environment.UserName, TimeProvider.System);
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await new CommandLine(shell, Server.Run).Run(args, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
