/* What everything is compared with: a curses program of ten lines. */
#include <curses.h>

int main(void)
{
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    mvaddstr(LINES - 1, 0, "? keys");
    refresh();
    getch();
    endwin();
    return 0;
}
