// SPDX-License-Identifier: MIT
#pragma once

#include "ui/areas/area_choice.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTreeView;

namespace proxydeck {

class AreaModel;
class AreaSets;
class AreaSetsMenu;
class FilterEdit;

/// Selects areas by name: a search field, a tree of provinces and cities, the current selection beside it, and recent
/// and favourite lists.
///
/// The search field keeps the focus, and the arrow keys move through the results: name, Enter, name, Enter is enough. A
/// list of codes or names pasted there is added at once.
class AreaPicker : public QDialog
{
    Q_OBJECT

public:
    /// \a sets may be null. Both must outlive the picker.
    AreaPicker(const AreaCatalogue &areas, AreaSets *sets, AreaScope scope, AreaChoice::Limit limit,
               QWidget *parent = nullptr);
    ~AreaPicker() override;

    void setCodes(const QStringList &codes);
    const QStringList &codes() const { return m_choice.codes(); }
    /// Opens with this search.
    void setQuery(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    bool several() const { return m_choice.limit() == AreaChoice::Limit::Several; }
    void build();
    void retranslate();
    void search(const QString &text);
    /// Adds the codes and names in a pasted \a text to the selection. Unrecognised text stays in the search field.
    void take(const QString &text);
    void showChoice();
    void showCurrent();
    /// Adds or removes the current search result.
    void toggleCurrent();
    void removeChosen();
    bool moveThroughResults(int key);

    AreaChoice m_choice;
    AreaSets *m_sets;
    AreaModel *m_model;
    FilterEdit *m_search;
    QPushButton *m_setsButton;
    AreaSetsMenu *m_setsMenu = nullptr;
    QTreeView *m_tree;
    QLabel *m_nothing;
    QWidget *m_chosenPane;
    QLabel *m_chosenHeading;
    QListWidget *m_chosen;
    QPushButton *m_remove;
    QPushButton *m_none;
    QLabel *m_hint;
    QDialogButtonBox *m_buttons;
    qsizetype m_lastLength = 0;
};

} // namespace proxydeck
