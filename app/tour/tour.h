// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace proxydeck {

class Application;

/// Operates the real widgets through the main work steps as an operator would. Writes a numbered picture of each step,
/// the texts in it, `leases.csv` and `tour.json`. The program returns 0 only if every step showed what it should.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Application &application, const QString &folder, QObject *parent = nullptr);

    /// Runs from the event loop, then quits the program.
    void start();

    Application &application() { return m_application; }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Processes events until \a done returns true or \a ms have passed. \return whether it was done.
    bool until(const std::function<bool()> &done, int ms = 15'000);
    void settle(int ms = 50);

    /// The widget of that object name and class in any window; if it is missing, the step fails.
    template<typename Widget>
    Widget *find(const char *name)
    {
        return qobject_cast<Widget *>(findWidget(name));
    }
    /// A key press as from the keyboard, including shortcuts.
    void key(QWidget *target, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(QWidget *target, const QString &text);
    void click(QWidget *target);

    /// Takes the picture and records whether the step showed what it should; \a shown describes that.
    void step(const QString &name, bool ok, const QString &shown);

private:
    void run();
    QWidget *findWidget(const char *name);
    void finish();

    Application &m_application;
    QDir m_folder;
    QJsonArray m_steps;
    QElapsedTimer m_sinceStep;
    bool m_allShown = true;
};

} // namespace proxydeck
