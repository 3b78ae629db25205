// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format_book.h"
#include "pool/port_terms.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QSettings;
class QWidget;

namespace proxydeck {

class Clipboard;
class LocalPorts;

/// Copies the address of the current port in any of the formats for leases: with the password where the port has one
/// and the operator wants it. The address never changes, so a tool is configured once.
class PortCopies final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const LocalPorts &ports;
        Clipboard &clipboard;
        const FormatBook *formats = nullptr; ///< null: the built-in ones
    };
    /// \a current: the port that is meant, asked when something is copied. All must outlive it.
    PortCopies(const Parts &parts, std::function<std::optional<PortTerms>()> current, QWidget *parent);
    ~PortCopies() override;

    QAction *copy() const { return m_copy; } ///< in the format used last
    /// All offered formats, and whether with the password.
    QMenu *menu() const { return m_menu.get(); }
    QString format() const { return m_format; }
    /// As people call it: "URL".
    QString formatName() const;
    void retranslate();

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void formatChanged();
    /// For the status bar. Plain.
    void message(const QString &text);

private:
    const CopyFormat &currentFormat() const;
    void fill();
    void copyAs(const QString &format);

    Parts m_parts;
    const FormatBook m_builtIn;
    const FormatBook &m_book;
    std::function<std::optional<PortTerms>()> m_current;
    QAction *m_copy;
    QAction *m_withPassword;
    std::unique_ptr<QMenu> m_menu;
    QActionGroup *m_entries;
    QString m_format = QStringLiteral("url"); ///< id
};

} // namespace proxydeck
