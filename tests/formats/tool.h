// SPDX-License-Identifier: MIT
#pragma once

#include <QEventLoop>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

namespace proxydeck {

struct ToolRun
{
    bool ran = false; ///< started and ended by itself
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

inline bool hasTool(const char *program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

/// Runs \a program with \a input; events go on meanwhile, so that a server in the test can answer it.
inline ToolRun runTool(const char *program, const QStringList &arguments, const QByteArray &input = {},
                       const QStringList &environment = {})
{
    QProcess process;
    QStringList variables = QProcess::systemEnvironment();
    variables.removeIf([](const QString &variable) {
        return variable.section(u'=', 0, 0).endsWith(QLatin1StringView("_proxy"), Qt::CaseInsensitive);
    });
    process.setEnvironment(variables + environment);
    ToolRun run;
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    process.start(QString::fromLatin1(program), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    run.ran = process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit
        && process.error() == QProcess::UnknownError;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    run.exitCode = process.exitCode();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

} // namespace proxydeck
