using CyberDraaiboek;
using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Frame;

var shell = new Shell(
    Console.In, Console.Out, Console.Error, Directory.GetCurrentDirectory(), AppContext.BaseDirectory, Environment.UserName, TimeProvider.System);
using var stop = new StopSignal();
return await new CommandLine(shell, Server.Run).Run(args, stop.Token);
