using System.Runtime.InteropServices;
using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Frame;

var shell = new Shell(
    Console.Out, Console.Error, Directory.GetCurrentDirectory(), AppContext.BaseDirectory, Environment.UserName, TimeProvider.System);
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
return await new CommandLine(shell, (_, _) => Task.FromResult(0)).Run(args, stop.Token);
