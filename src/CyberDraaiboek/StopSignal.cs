using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CyberDraaiboek;

/// <summary>Turns a request to stop (Ctrl+C, or the service manager) into a token. Whoever runs ends in order, with its own exit code.</summary>
internal sealed class StopSignal : IDisposable
{
    [SuppressMessage("Usage", "CA2213", Justification = "a signal can still come while the program ends; cancelling what was disposed would abort it")]
    private readonly CancellationTokenSource _stop = new();

    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stop.Cancel();
    }
}
