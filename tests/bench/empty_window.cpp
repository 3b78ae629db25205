// SPDX-License-Identifier: MIT
// The least that a program with a window does: shows an empty one and ends when it has been painted. What proxydeck's
// start is measured beside. With --label one line of text is in it: the first text takes longer than all the rest, for
// fonts have to be found and loaded.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QTimer>

namespace {

class EmptyWindow final : public QMainWindow
{
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return QMainWindow::event(event);
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    EmptyWindow window;
    if (application.arguments().contains(QStringLiteral("--label")))
        window.setCentralWidget(new QLabel(QStringLiteral("ProxyDeck 青果")));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
