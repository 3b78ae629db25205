// SPDX-License-Identifier: MIT
#include "ui/port/port_copies.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "ports/local_ports.h"
#include "ui/desktop/clipboard.h"
#include "ui/look/themed_icon.h"
#include "ui/port/port_copy.h"
#include "ui/port/port_texts.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QSettings>
#include <QWidget>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

PortCopies::PortCopies(const Parts &parts, std::function<std::optional<PortTerms>()> current, QWidget *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_book(parts.formats ? *parts.formats : m_builtIn)
    , m_current(std::move(current))
    , m_copy(new QAction(this))
    , m_withPassword(new QAction(this))
    , m_menu(std::make_unique<QMenu>())
    , m_entries(new QActionGroup(this))
{
    m_copy->setObjectName(u"copyPort"_s);
    m_copy->setIcon(themedIcon("copy"_L1));
    m_copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_withPassword->setObjectName(u"copyPortPassword"_s);
    m_withPassword->setCheckable(true);
    m_withPassword->setChecked(true);
    m_menu->setObjectName(u"copyPortAs"_s);
    for (QAction *action : {m_copy, m_withPassword, m_menu->menuAction()}) {
        action->setAutoRepeat(false);
        action->setMenuRole(QAction::NoRole);
    }
    connect(m_copy, &QAction::triggered, this, [this] { copyAs(currentFormat().id); });
    connect(m_menu.get(), &QMenu::aboutToShow, this, [this] {
        fill();
        const auto port = m_current();
        m_withPassword->setEnabled(port && port->hasPassword);
    });
    connect(&m_book, &FormatBook::offeredChanged, this, [this] {
        fill();
        Q_EMIT formatChanged();
    });
    retranslate();
}

PortCopies::~PortCopies() = default;

const CopyFormat &PortCopies::currentFormat() const
{
    const QList<int> offered = m_book.offered();
    const int row = m_book.rowOf(m_format);
    return m_book.at(offered.contains(row) ? row : offered.first());
}

QString PortCopies::formatName() const { return visibleText(copyFormatName(currentFormat())); }

void PortCopies::fill()
{
    m_menu->clear();
    const QString current = currentFormat().id;
    const QList<int> offered = m_book.offered();
    for (const int row : offered) {
        const CopyFormat &format = m_book.at(row);
        QAction *entry = m_menu->addAction(visibleText(copyFormatName(format)).replace(u'&', "&&"_L1));
        entry->setObjectName(u"copyPortAs."_s + format.id);
        entry->setCheckable(true);
        entry->setChecked(format.id == current);
        m_entries->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, id = format.id] { copyAs(id); });
    }
    m_menu->addSeparator();
    m_menu->addAction(m_withPassword);
}

void PortCopies::copyAs(const QString &id)
{
    m_format = id;
    Q_EMIT formatChanged();
    const auto port = m_current();
    if (!port)
        return;
    const CopyFormat format = currentFormat(); // a copy: the book may change
    const bool wants = port->hasPassword && m_withPassword->isChecked() && format.credentials;
    const Secret password = wants ? m_parts.ports.password(port->id) : Secret();
    if (wants && password.isEmpty()) {
        Q_EMIT message(tr("Nothing copied: the system's keychain has not given the password of this port."));
        return;
    }
    const Rendered text = portText(*port, password, format);
    if (text.written == 0) {
        Q_EMIT message(tr("The address of this port cannot be written in this format."));
        return;
    }
    m_parts.clipboard.put(text.text, wants);
    const QString address = portAddressText(*port);
    //: %1 an address and port, %2 a format
    QString told = tr("Copied %1 as %2.").arg(address, formatName());
    if (port->hasPassword && !wants && format.credentials)
        //: %1 an address and port, %2 a format
        told = tr("Copied %1 as %2, without the password.").arg(address, formatName());
    Q_EMIT message(told);
}

void PortCopies::retranslate()
{
    m_copy->setText(tr("&Copy local port"));
    m_withPassword->setText(tr("&With the password"));
    m_menu->setTitle(tr("Copy local port &as"));
    fill();
    Q_EMIT formatChanged();
}

void PortCopies::saveState(QSettings &settings) const
{
    settings.setValue("portsPanel/format"_L1, m_format);
    settings.setValue("portsPanel/copiesPassword"_L1, m_withPassword->isChecked());
}

void PortCopies::restoreState(QSettings &settings)
{
    m_format = settings.value("portsPanel/format"_L1, m_format).toString();
    m_withPassword->setChecked(settings.value("portsPanel/copiesPassword"_L1, true).toBool());
    Q_EMIT formatChanged();
}

} // namespace proxydeck

#include "moc_port_copies.cpp"
